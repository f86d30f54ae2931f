import { unchecked } from '../unchecked.ts'
import { residentText, type ResidentDataText } from './data-text.ts'

/** What a person does meanwhile when the operating model gives no advice of its own. */
export const waitCalmlyText = residentText({
  fi: 'Odota rauhassa. Otamme sinuun yhteyttä.',
  sv: 'Vänta i lugn och ro. Vi kontaktar dig.',
  en: 'You can wait. We will contact you.',
  se: unchecked('Vuordde ráfis. Mii váldit oktavuođa dutnje.'),
})

/** What help costs a person where it is free under an age. @param isFree of this person; not told where the age is not known */
export function planCostText(age: number, isFree: boolean | undefined): ResidentDataText {
  const n = String(age)
  if (isFree === undefined)
    return residentText({
      fi: `Maksuton alle ${n}-vuotiaille.`,
      sv: `Gratis för den som är under ${n} år.`,
      en: `Free for those under ${n}.`,
      se: unchecked(`Nuvttá sidjiide geat leat vuollel ${n} jagi.`),
    })
  return isFree
    ? residentText({
        fi: `Maksuton sinulle, koska olet alle ${n}-vuotias.`,
        sv: `Gratis för dig, eftersom du är under ${n} år.`,
        en: `Free for you, as you are under ${n}.`,
        se: unchecked(`Nuvttá dutnje, go leat vuollel ${n} jagi.`),
      })
    : residentText({
        fi: `Ei maksuton sinulle: maksuton vain alle ${n}-vuotiaille. Kysy hinta hoitajalta.`,
        sv: `Inte gratis för dig: bara för den som är under ${n} år. Fråga skötaren om priset.`,
        en: `Not free for you: only for those under ${n}. Ask the nurse for the price.`,
        se: unchecked(`Ii leat nuvttá dutnje: dušše sidjiide geat leat vuollel ${n} jagi. Jeara divššáris hatti.`),
      })
}

type PlanNext = 'book' | 'choose' | 'choose-of-another' | 'follow-up' | 'external' | 'over'

/** What happens next on a plan line that has no booked time. */
export const planNextTexts: Readonly<Record<PlanNext, ResidentDataText>> = {
  book: residentText({
    fi: 'Varaamme sinulle ajan viimeistään silloin.',
    sv: 'Vi bokar en tid åt dig senast då.',
    en: 'We book a time for you by then.',
    se: unchecked('Mii várret dutnje áiggi maŋimustá dalle.'),
  }),
  choose: residentText({
    fi: 'Voit valita ajan itse. Jos et ole valinnut, otamme silloin yhteyttä.',
    sv: 'Du kan välja en tid själv. Om du inte har valt kontaktar vi dig då.',
    en: 'You may choose a time yourself. If you have not, we contact you then.',
    se: unchecked('Sáhtát ieš válljet áiggi. Jus it leat válljen, de mii váldit oktavuođa dalle.'),
  }),
  /** The same for whoever may only look at it. */
  'choose-of-another': residentText({
    fi: 'Hän voi valita ajan itse. Jos hän ei ole valinnut, otamme silloin yhteyttä.',
    sv: 'Hen kan välja en tid själv. Om hen inte har valt kontaktar vi hen då.',
    en: 'They may choose a time themself. If they have not, we contact them then.',
    se: unchecked('Son sáhttá ieš válljet áiggi. Jus son ii leat válljen, de mii váldit oktavuođa dalle.'),
  }),
  'follow-up': residentText({
    fi: 'Kysymme silloin, miten sinulla menee.',
    sv: 'Då frågar vi hur det går för dig.',
    en: 'We ask you then how things are.',
    se: unchecked('Mii jearrat dalle, mo dus manná.'),
  }),
  external: residentText({
    fi: 'Varmistamme silloin, että olet saanut apua.',
    sv: 'Då försäkrar vi oss om att du har fått hjälp.',
    en: 'We make sure then that you have got help.',
    se: unchecked('Mii sihkkarastit dalle, ahte don leat ožžon veahki.'),
  }),
  over: residentText({
    fi: 'Tämä asia on päättynyt.',
    sv: 'Det här ärendet är avslutat.',
    en: 'This matter has ended.',
    se: unchecked('Dát ášši lea nohkan.'),
  }),
}
