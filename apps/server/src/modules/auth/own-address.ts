/**
 * Where the browser is to come back to. In production the county's own address and never what a request says its host is:
 * a link made of that leads to whoever wrote the request (ASVS 5.0 V4.1.3).
 *
 * @param host  of the request; on a developer's machine any port is right
 */
export const ownAddress = (config: { production: boolean; publicUrl: string }, host: string | undefined): string =>
  config.production ? config.publicUrl : `http://${host ?? ''}`
