/**
 * Says to assistive technology that a field must be looked at and where the words about it stand.
 *
 * @param id of the field; the words have the id `<id>-problem`
 */
export function problemOfField(id: string, problem: string | undefined) {
  return problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-problem` }
}
