import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/** What a booked time is called in somebody's own calendar: nothing that tells of health or social care. */
export const calendarTexts = {
  summary: residentText({
    fi: 'Varattu aika',
    sv: 'Bokad tid',
    en: 'Booked time',
    se: unchecked('Várrejuvvon áigi'),
  }),
  description: residentText({
    fi: 'Tarkemmat tiedot näet palvelussa, kun kirjaudut. Siellä voit myös siirtää tai perua ajan.',
    sv: 'Du ser mer när du loggar in i tjänsten. Där kan du också flytta eller avboka tiden.',
    en: 'You see more when you sign in to the service. You can also move or cancel the time there.',
    se: unchecked('Oainnát eambbo go čálihat iežat bálvalussii. Doppe sáhtát maid sirdit dahje šluhttet áiggi.'),
  }),
}
