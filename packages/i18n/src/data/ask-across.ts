import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/** What a professional asks aloud before looking across the wall: the same words whoever is asked and whatever there is. */
export const askAcrossText = residentText({
  fi: 'Saanko katsoa, mitä muuta kerroit samassa yhteydenotossa: mihin muuhun haet apua, ja milloin se seuraavaksi etenee?',
  sv: 'Får jag se vad annat du berättade i samma kontakt: vad du också söker hjälp för, och när det går vidare?',
  en: 'May I look at what else you told in the same contact: what else you seek help for, and when it goes on?',
  se: unchecked(
    'Oaččungo geahččat, maid eará muitalit seamma oktavuođaváldimis: masa eará ozat veahki, ja goas dat ovdána?',
  ),
})
