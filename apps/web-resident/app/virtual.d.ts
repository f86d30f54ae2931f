declare module 'virtual:react-router/server-build'
declare module '*.css?url' {
  const url: string
  export default url
}
declare module '*.woff2?url' {
  const url: string
  export default url
}
