/** A number to tap. Spaces are for eyes only. */
export function Phone({ number, big = false }: { number: string; big?: boolean }) {
  return (
    <a className={big ? 'rs-phone rs-phone--big' : 'rs-phone'} href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      {number}
    </a>
  )
}
