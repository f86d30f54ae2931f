/** Who may import whom. Each rule says what to do instead. */
const path = (p) => ({ path: p })
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or the shared part belongs in a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment:
        'packages/domain decides, it does no I/O: pass what you need in as a parameter. A Temporal polyfill and the stemmers are the only run-time packages.',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/domain/src', 'node_modules/(temporal-polyfill|temporal-spec|@orama/stemmers)/'] },
    },
    {
      name: 'contract-imports-domain-only',
      comment: 'The contract describes requests and responses: schemas and types only.',
      severity: 'error',
      from: { path: '^packages/contract/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/contract/src', '^packages/domain/src', 'node_modules/zod/'] },
    },
    {
      name: 'i18n-imports-domain-only',
      comment: 'Texts know domain codes, nothing else.',
      severity: 'error',
      from: { path: '^packages/i18n/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/i18n/src', '^packages/domain/src'] },
    },
    {
      name: 'fhir-imports-domain-only',
      comment: 'Mappers are pure: domain in, FHIR out, and back.',
      severity: 'error',
      from: { path: '^packages/fhir/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/fhir/src', '^packages/domain/src'] },
    },
    {
      name: 'web-never-imports-server',
      comment: 'Screens speak only the contract. Add what is missing to packages/contract and a route.',
      severity: 'error',
      from: path('^apps/web-'),
      to: path('^apps/server'),
    },
    {
      name: 'no-web-app-imports-another',
      comment: 'Shared screen parts live in packages/ui.',
      severity: 'error',
      from: path('^apps/(web-[^/]+)/'),
      to: { path: '^apps/web-', pathNot: '^apps/$1/' },
    },
    {
      name: 'a-feature-never-imports-another',
      comment: "What two features share belongs in packages/ui or in the app's shared folder.",
      severity: 'error',
      from: path('^apps/(web-[^/]+)/(src|app)/features/([^/]+)/'),
      to: { path: '^apps/$1/$2/features/', pathNot: '^apps/$1/$2/features/$3/' },
    },
    {
      name: 'modules-meet-at-the-door',
      comment: 'Import another module by its index.ts, its one door.',
      severity: 'error',
      from: { path: '^apps/server/src/modules/([^/]+)/' },
      to: {
        path: '^apps/server/src/modules/',
        pathNot: ['^apps/server/src/modules/$1/', '^apps/server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform serves modules and knows none of them. Pass a function in from app.ts.',
      severity: 'error',
      from: { path: '^apps/server/src/platform', pathNot: '\\.test\\.ts$' },
      to: path('^apps/server/src/(modules|app\\.ts|integrations)'),
    },
    {
      name: 'integrations-know-no-module',
      comment: 'An adapter speaks to the world outside. Pass what it needs in from app.ts.',
      severity: 'error',
      from: { path: '^apps/server/src/integrations', pathNot: '\\.test\\.ts$' },
      to: path('^apps/server/src/(modules|app\\.ts)'),
    },
    {
      name: 'ui-is-for-screens',
      comment: 'Screen parts know texts and the shapes of the contract; no server, no app.',
      severity: 'error',
      from: { path: '^packages/ui/src', pathNot: '\\.test\\.tsx?$' },
      to: path('^(apps|bench|e2e|tools|packages/testkit)/'),
    },
    {
      name: 'no-test-ground-in-the-product',
      comment: 'What tests and measurements stand on is never part of what runs.',
      severity: 'error',
      from: {
        path: '^(apps|packages/(?!testkit))',
        pathNot: '\\.test\\.tsx?$|/testing/|^apps/server/src/access-matrix/',
      },
      to: path('^(packages/testkit|bench|e2e)/'),
    },
    {
      name: 'nobody-imports-app',
      comment: 'app.ts wires; only main.ts, the command line and tests start it.',
      severity: 'error',
      from: {
        pathNot: ['^apps/server/src/(main\\.ts|cli/|app\\.ts)', '\\.test\\.ts$', '^packages/testkit', '^e2e', '^bench'],
      },
      to: path('^apps/server/src/app\\.ts$'),
    },
    {
      name: 'no-undeclared-packages',
      comment: 'Declare it in the package.json of the workspace that uses it, and name it in ARCHITECTURE.md.',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolved',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\./\\+types/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/build/|/dist/|\\.react-router/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
