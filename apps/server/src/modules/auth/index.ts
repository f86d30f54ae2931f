export { findStaffIdentity, getStaffAtWork, getStaffWithRole, listDemoStaff } from './auth-queries.ts'
export { installAuth } from './routes.ts'
export { signIn } from './sign-in.ts'
