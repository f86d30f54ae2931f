import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

const onlyGuidance = residentText({
  fi: 'Vain ohjaus näkee tämän.',
  sv: 'Bara handledningen ser detta.',
  en: 'Only the guidance unit sees this.',
  se: unchecked('Dušše bagadeapmi oaidná dán.'),
})

/** Which side of the wall sees a need, by its register. */
export const whoSeesTexts = {
  health: residentText({
    fi: 'Terveydenhuolto näkee tämän.',
    sv: 'Hälsovården ser detta.',
    en: 'Health care sees this.',
    se: unchecked('Dearvvasvuođafuolahus oaidná dán.'),
  }),
  social: residentText({
    fi: 'Sosiaalihuolto näkee tämän.',
    sv: 'Socialvården ser detta.',
    en: 'Social care sees this.',
    se: unchecked('Sosiálafuolahus oaidná dán.'),
  }),
  both: residentText({
    fi: 'Terveydenhuolto ja sosiaalihuolto näkevät tämän.',
    sv: 'Hälsovården och socialvården ser detta.',
    en: 'Health care and social care see this.',
    se: unchecked('Dearvvasvuođafuolahus ja sosiálafuolahus oaidnit dán.'),
  }),
  external: onlyGuidance,
  self: onlyGuidance,
} as const
