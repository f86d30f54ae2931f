export { classOfNote } from './class-of-note.ts'
export { indexOldNames, nearIndex, openName } from './find-by-name.ts'
export {
  ageOf,
  fullName,
  initialsOf,
  knownBirthDate,
  lastBirthDate,
  phoneToCall,
  type Identity,
  type StoredContactWay,
} from './identity.ts'
export { nameTokens, normaliseCode, normaliseEmail, normalisePhone } from './normalise.ts'
export {
  heldBackDetail,
  openPayloads,
  openSealedPayload,
  storePayload,
  type NewPayload,
  listPayloads,
  openPayload,
} from './payload-queries.ts'
export {
  correctOwnDetails,
  createPerson,
  findPersonByCode,
  isClosedToMe,
  isVerified,
  learnLanguage,
  forgetContactWay,
  keepSafeContact,
  listPersonsByPhone,
  nameUnnamed,
  newPersonId,
  readBirthDates,
  readIdentities,
  saveContactWay,
  sealContactWay,
  searchPersons,
  verifyNamed,
  type NewPerson,
} from './person-queries.ts'
