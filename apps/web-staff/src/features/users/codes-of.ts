/** The codes in what is typed, each once. Languages are coded in small letters, however they are typed. */
export function codesOf(name: 'professions' | 'languages', typed: string): string[] {
  const codes = (name === 'languages' ? typed.toLowerCase() : typed).split(',').map((one) => one.trim())
  return [...new Set(codes.filter(Boolean))]
}
