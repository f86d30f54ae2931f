import type { LocalText } from '@luukku/contract'
import type { GivenText } from '@luukku/domain/catalogue'

/** A text of the register in every language of ours: where one was not given, the first that was. */
export function toLocalName(given: GivenText): LocalText {
  const any = given.fi ?? given.sv ?? given.en ?? given.se ?? ''
  return {
    fi: given.fi ?? any,
    sv: given.sv ?? any,
    en: given.en ?? any,
    ...(given.se === undefined ? {} : { se: given.se }),
  }
}
