/** Octets a line of a calendar file may have, without its end (RFC 5545 § 3.1, from memory). */
export const longestLineOctets = 75

/** Octets of one character (code point) in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/**
 * One content line as it stands in the file, its end included. A longer one goes on after a line end and one space, and is
 * never cut inside a character.
 *
 * @param line name, parameters and value; holds no line end of its own
 */
export function contentLine(line: string): string {
  let written = ''
  let octets = 0
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > longestLineOctets) {
      written += '\r\n '
      // The space belongs to the line.
      octets = 1
    }
    written += character
    octets += more
  }
  return `${written}\r\n`
}

/** A value of the type TEXT: what would end it or begin another is escaped, other control characters are left out. */
export const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex -- control characters are what must not be in the file
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
