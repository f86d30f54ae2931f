import { unchecked } from '../unchecked.ts'
import { residentText, type ResidentDataText } from './data-text.ts'

/** What stands ready for staff who move times that nobody gives any more. Left as it is, each reads it in their own language. */
export const usualMoveReason: ResidentDataText = residentText({
  fi: 'Vastaanottoa ei voida pitää silloin. Siksi aikasi on siirretty.',
  sv: 'Mottagningen kan inte hållas då. Därför har din tid flyttats.',
  en: 'The appointment cannot be held then. That is why your time was moved.',
  se: unchecked('Vuostáiváldin ii sáhte dollojuvvot dalle. Danin du áigi lea sirdojuvvon.'),
})
/** The same where no interpreter comes. Its Sámi is from memory. */
export const usualInterpreterReason: ResidentDataText = residentText({
  fi: 'Tulkki ei pääse silloin. Siksi aikasi on siirretty.',
  sv: 'Tolken kan inte komma då. Därför har din tid flyttats.',
  en: 'The interpreter cannot come then. That is why your time was moved.',
  se: unchecked('Dulka ii beasa dalle. Danin du áigi lea sirdojuvvon.'),
})
