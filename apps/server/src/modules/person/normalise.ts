/** One form for equality: digits with the Finnish country code; empty when there is no number in it. */
export function normalisePhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  if (digits.startsWith('+')) return digits
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? `+358${digits.slice(1)}` : digits
}

/** Name tokens without case and diacritics; Sámi and other letters fall to their base letter where Unicode has one. */
export function nameTokens(name: string): string[] {
  const folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ŧ/g, 't')
    .replace(/ŋ/g, 'n')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== ''))]
}

export const normaliseCode = (code: string) => code.trim().toUpperCase()
export const normaliseEmail = (email: string) => email.trim().toLowerCase()
