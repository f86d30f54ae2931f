/**
 * Of two appointments `a` and `b` of one professional that overlap: true in SQL when nothing lets them. Places of one session are
 * one time of many; what lies in another lane is over it by the county's leave.
 */
export const notShared = `a.lane = b.lane and (a.session_id is null or b.session_id is null or a.session_id <> b.session_id)`
