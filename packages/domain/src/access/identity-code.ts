const centuries: Record<string, number> = { '+': 1800 }
for (const sign of '-YXWVU') centuries[sign] = 1900
for (const sign of 'ABCDEF') centuries[sign] = 2000
const checks = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/**
 * Reads a Finnish personal identity code.
 *
 * @returns birth day and sex, or undefined when it is not a code (form, day or check character)
 * @source Digital and Population Data Services Agency: form of the code, separators of 2023 (decree 690/2022)
 */
export function readIdentityCode(text: string): { birthDate: string; sex: 'f' | 'm'; artificial: boolean } | undefined {
  const match = /^(\d\d)(\d\d)(\d\d)([-+A-FU-Y])(\d{3})([0-9A-Y])$/.exec(text.trim().toUpperCase())
  if (!match) return undefined
  const [, day = '', month = '', year = '', sign = '', serial = '', check] = match
  const century = centuries[sign]
  if (century === undefined || Number(serial) < 2) return undefined
  if (checks[Number(day + month + year + serial) % 31] !== check) return undefined
  const birthDate = `${String(century + Number(year))}-${month}-${day}`
  const moment = new Date(`${birthDate}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== birthDate) return undefined
  return { birthDate, sex: Number(serial) % 2 === 0 ? 'f' : 'm', artificial: Number(serial) >= 900 }
}

/** An artificial code (900-999) for test people. `serial` even: woman, odd: man. */
export function makeArtificialCode(birthDate: string, serial: number): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const sign = year.startsWith('18') ? '+' : year.startsWith('19') ? '-' : 'A'
  const digits = `${day}${month}${year.slice(2)}${String(serial)}`
  return `${day}${month}${year.slice(2)}${sign}${String(serial)}${checks[Number(digits) % 31] ?? ''}`
}
