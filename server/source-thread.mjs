// Only from the sources (development and tests): becomes the module named in argv, in a new thread. The thread learns
// TypeScript first. Where BUILT_THREADS is set, dist/ was built from these very sources (`npm test` sees to it): then the
// server's modules are taken from there, which starts in less than half the time.
const [, , module] = process.argv;
const sources = new URL('..', import.meta.url).href;

if (process.env.BUILT_THREADS && module.startsWith(`${sources}server/`)) {
  const { register } = await import('node:module');
  const hooks = `
    export const resolve = (specifier, context, next) =>
      next(
        specifier.startsWith('${sources}') && specifier.endsWith('.ts')
          ? '${sources}dist/' + specifier.slice(${sources.length}, -3) + '.js'
          : specifier,
        context,
      );`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
} else {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(module);
