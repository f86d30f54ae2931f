/** The door of permission: crossing the wall, and saying no. */
export { permissionEndpoints } from './routes.ts'
export { readPermissions } from './my-permissions.ts'
