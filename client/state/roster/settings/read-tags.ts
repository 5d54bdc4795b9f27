/** Tags as they are typed, commas of any language between them. Example: `leader， language:yue`. */
export function readTags(typed: string): readonly string[] {
  const tags = typed.split(/[,，、]/u).map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
