/** The door of joint documents: one content that stands in both registers. */
export { readMyJoint } from './read-joint.ts'
export { jointEndpoints } from './routes.ts'
