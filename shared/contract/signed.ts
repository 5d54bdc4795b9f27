/**
 * What is asked, with who asks it. Nobody says that of themselves: the server signs with the name of whoever is signed in (rule AZ6).
 * Empty: by the administrator's link, which is nobody's in particular.
 */
export type Signed<Request> = Request & { readonly author: string };
