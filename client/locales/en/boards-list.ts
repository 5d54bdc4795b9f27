export const boardsList = {};
