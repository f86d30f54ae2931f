import type { LocalText } from '@luukku/contract'
import { stopTexts } from '@luukku/i18n/data/stop'

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

/**
 * What a person in danger is told before anything else. Shown also when the county has nobody on shift: then it says
 * whom to call now.
 */
export function redFlagStop(call112: boolean, phones: CountyPhones, alsoSocial: boolean): Stop {
  const emergency = { number: phones.emergency, label: stopTexts.emergencyNumber }
  const advice = { number: phones.urgentAdvice, label: stopTexts.urgentAdvice }
  const social = phones.socialEmergency ? [{ number: phones.socialEmergency, label: stopTexts.socialEmergency }] : []
  return call112
    ? { call112, title: stopTexts.call112Title, text: stopTexts.call112, phones: [emergency] }
    : {
        call112,
        title: stopTexts.callNowTitle,
        text: stopTexts.callNow,
        phones: [...(alsoSocial ? [...social, advice] : [advice, ...social]), emergency],
      }
}
