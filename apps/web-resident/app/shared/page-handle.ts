/** What a route tells the frame about itself. */
export interface PageHandle {
  /** On the way from telling to the promise: «clear and leave» is shown, the brand is no link. */
  readonly onPath?: boolean
  /** The page has the one form that the language menu sends, so that nothing typed is lost. */
  readonly hasForm?: boolean
  /** No draft holds what is typed in that form: the language menu sends it to its own page, which draws it again as it was. */
  readonly comesAgain?: boolean
  /** 112 stands at the head of the page. */
  readonly emergencyFirst?: boolean
  /** A page of the signed-in person: their menu is shown. */
  readonly mine?: boolean
  /** Looks like a page of anybody: «clear and leave» ends here and does not stand on it. */
  readonly neutral?: boolean
  /** To be printed or shown as neutral: the frame keeps quiet. */
  readonly plain?: boolean
}
