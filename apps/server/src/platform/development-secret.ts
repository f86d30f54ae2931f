/** Known to everybody who reads this file: refused in production. */
export const developmentSecret = (name: string) => Buffer.alloc(32, `development ${name}`).toString('base64')
