/**
 * What a professional is trained in beside the profession: structured methods that the operating models name, as the register of
 * users has them. A service may ask for one of several, a need for one.
 */
export const competences = [
  'cbt',
  'cbt-i',
  'ipc',
  'cool-kids',
  'trauma-focused',
  'suicide-risk',
  'motivational-interviewing',
] as const
export type Competence = (typeof competences)[number]
