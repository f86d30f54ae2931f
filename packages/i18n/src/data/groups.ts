import { unchecked } from '../unchecked.ts'
import { residentText, type ResidentDataText } from './data-text.ts'

/** Why a group's session is not held, for those who had a place: words that say nothing of anybody who comes or holds it. */
export const sessionCancelTexts: Readonly<
  Record<'leader-away' | 'too-few' | 'place-closed' | 'other', ResidentDataText>
> = {
  'leader-away': residentText({
    fi: 'Ryhmää ei pidetä silloin, koska ohjaaja on poissa. Etsimme sinulle uuden ajan.',
    sv: 'Gruppen hålls inte då, eftersom ledaren är borta. Vi söker en ny tid åt dig.',
    en: 'The group does not meet then, because its leader is away. We are looking for another time for you.',
    se: unchecked('Joavku ii doallojuvvo dalle, go jođiheaddji lea eret. Mii ohcat dutnje ođđa áiggi.'),
  }),
  'too-few': residentText({
    fi: 'Ryhmää ei pidetä silloin. Etsimme sinulle uuden ajan.',
    sv: 'Gruppen hålls inte då. Vi söker en ny tid åt dig.',
    en: 'The group does not meet then. We are looking for another time for you.',
    se: unchecked('Joavku ii doallojuvvo dalle. Mii ohcat dutnje ođđa áiggi.'),
  }),
  'place-closed': residentText({
    fi: 'Ryhmää ei pidetä silloin, koska tila ei ole käytössä. Etsimme sinulle uuden ajan.',
    sv: 'Gruppen hålls inte då, eftersom lokalen inte är i bruk. Vi söker en ny tid åt dig.',
    en: 'The group does not meet then, because its room cannot be used. We are looking for another time for you.',
    se: unchecked('Joavku ii doallojuvvo dalle, go latnja ii leat anus. Mii ohcat dutnje ođđa áiggi.'),
  }),
  other: residentText({
    fi: 'Ryhmää ei pidetä silloin. Etsimme sinulle uuden ajan.',
    sv: 'Gruppen hålls inte då. Vi söker en ny tid åt dig.',
    en: 'The group does not meet then. We are looking for another time for you.',
    se: unchecked('Joavku ii doallojuvvo dalle. Mii ohcat dutnje ođđa áiggi.'),
  }),
}
