/** The county of an installation that names none: its folder in `instances/`. Read by the launcher too, so it loads nothing. */
export const defaultCounty = 'lapland'
