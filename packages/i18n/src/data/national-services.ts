import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/**
 * What everybody is told before their first contact is sent, read on the screen or said by a professional: the national
 * information-system services, in short. The privacy page says the rest. Other words are another version
 * (`nationalServicesVersions` of the domain), and are told again.
 *
 * @law client data act 703/2023 § 68 (requirement R9)
 * @source what the information says: kanta.fi/kanta-informointi and kanta.fi/en/consent-and-denials-of-consent-to-data-sharing
 */
export const nationalServicesText = residentText({
  fi: 'Kun asiaasi hoidetaan, tietojasi tallennetaan myös valtakunnallisiin Kanta-palveluihin. Muualla ammattilainen näkee ne yleensä vain luvallasi. Luvat ja kiellot annat OmaKannassa.',
  sv: 'När ditt ärende sköts sparas uppgifter också i de riksomfattande Kanta-tjänsterna. På andra ställen ser yrkespersoner dem i regel bara med ditt tillstånd. Tillstånd och förbud ger du i MittKanta.',
  en: 'When your matter is handled, data is also stored in the national Kanta Services. Professionals elsewhere usually see it only with your permission. You give permission and denials in MyKanta.',
  se: unchecked(
    'Go du ášši dikšojuvvo, de dieđut vurkejuvvojit maiddái riikkaviidosaš Kanta-bálvalusaide. Eará sajiin ámmátolbmot oidnet daid dábálaččat dušše du lobiin. Lobiid ja gildosiid attát OmaKantas.',
  ),
})
