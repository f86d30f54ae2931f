/** Ticked: at the end. Ticked already: taken away; the others keep their order. */
export const toggled = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
