import type { LocalText } from '@luukku/contract'

type Stop = {
  call112: boolean
  title: LocalText
  text: LocalText
  phones: { number: string; label: LocalText }[]
}
export interface CountyPhones {
  emergency: string
  urgentAdvice: string
  socialEmergency: string
  crisis: string
}

const text = (fi: string, sv: string, en: string): LocalText => ({ fi, sv, en, unchecked: ['sv', 'en'] })

/**
 * What a person in danger is told before anything else. Shown also when the county has nobody on shift: then it says
 * whom to call now.
 */
export function redFlagStop(call112: boolean, phones: CountyPhones, alsoSocial: boolean): Stop {
  const emergency = {
    number: phones.emergency,
    label: text('Hätänumero, joka hetki', 'Nödnumret, alltid öppet', 'Emergency number, always open'),
  }
  const advice = {
    number: phones.urgentAdvice,
    label: text('Päivystysapu, joka hetki', 'Jourhjälpen, alltid öppen', 'Medical helpline, always open'),
  }
  const social = phones.socialEmergency
    ? [
        {
          number: phones.socialEmergency,
          label: text(
            'Sosiaalipäivystys, joka hetki',
            'Socialjouren, alltid öppen',
            'Social emergency service, always open',
          ),
        },
      ]
    : []
  return call112
    ? {
        call112,
        title: text('Soita nyt 112', 'Ring 112 nu', 'Call 112 now'),
        text: text(
          'Tämä voi olla hengenvaarallista. Älä jää odottamaan vastausta. Soita 112.',
          'Det här kan vara livsfarligt. Vänta inte på svar. Ring 112.',
          'This may be life-threatening. Do not wait for an answer. Call 112.',
        ),
        phones: [emergency],
      }
    : {
        call112,
        title: text('Soita nyt', 'Ring nu', 'Call now'),
        text: text(
          'Tarvitset apua nyt. Soita alla olevaan numeroon. Jos tilanne pahenee, soita 112.',
          'Du behöver hjälp nu. Ring numret nedan. Om läget förvärras, ring 112.',
          'You need help now. Call the number below. If it gets worse, call 112.',
        ),
        phones: [...(alsoSocial ? [...social, advice] : [advice, ...social]), emergency],
      }
}

export const ifWorseText: LocalText = text(
  'Jos olosi pahenee, soita Päivystysapuun 116 117. Hätätilanteessa soita 112.',
  'Om du mår sämre, ring Jourhjälpen 116 117. I nödfall, ring 112.',
  'If you feel worse, call the Medical Helpline 116 117. In an emergency, call 112.',
)
export const whoSeesTexts: Record<'health' | 'social' | 'both' | 'external' | 'self', LocalText> = {
  health: text('Terveydenhuolto näkee tämän.', 'Hälsovården ser detta.', 'Health care sees this.'),
  social: text('Sosiaalihuolto näkee tämän.', 'Socialvården ser detta.', 'Social care sees this.'),
  both: text(
    'Terveydenhuolto ja sosiaalihuolto näkevät tämän.',
    'Hälsovården och socialvården ser detta.',
    'Health care and social care see this.',
  ),
  external: text('Vain ohjaus näkee tämän.', 'Bara handledningen ser detta.', 'Only the guidance unit sees this.'),
  self: text('Vain ohjaus näkee tämän.', 'Bara handledningen ser detta.', 'Only the guidance unit sees this.'),
}
