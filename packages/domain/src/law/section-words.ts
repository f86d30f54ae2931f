import { englishMonths } from './english-months.ts'

/**
 * A place in an act as each language writes it. The law's files have the Finnish form («51 a § 2 mom. 3 k.»), which Swedish
 * shares; English has «section 51 a, subsection 2, paragraph 3».
 */
export function sectionIn(section: string, spoken: 'fi' | 'sv' | 'en' | 'se'): string {
  if (spoken === 'sv') return section.replace(/\bennen\b/g, 'före').replace(/\bkohta\b/g, 'punkten')
  if (spoken === 'se') return section.replace(/\bennen\b/g, 'ovdal').replace(/\bkohta\b/g, 'čuokkis')
  if (spoken === 'fi') return section
  return section
    .replace(/(\d+(?: [a-z])?) §(?: (\d+) mom\.?)?(?: (\d+) k\.?)?/g, (_, one: string, sub?: string, par?: string) =>
      [
        `section ${one}`,
        ...(sub === undefined ? [] : [`subsection ${sub}`]),
        ...(par === undefined ? [] : [`paragraph ${par}`]),
      ].join(', '),
    )
    .replace(/(\d+) mom\.?/g, 'subsection $1')
    .replace(/(\d+) kohta/g, 'item $1')
    .replace(/\bennen (\d+)\.(\d+)\.(\d{4})/g, (_, day: string, month: string, year: string) =>
      ['before', day, englishMonths[Number(month) - 1] ?? '', year].join(' '),
    )
    .replace(' + ', ' and ')
}
