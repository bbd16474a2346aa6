/**
 * Everything that must hold besides the tests, as one list. All of it runs even when the first step fails.
 *   npm run check [-- STEP…]
 */
import { step, tell } from './steps.ts'

const steps = {
  format: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  'types of the server': ['tsc', '-p', 'tsconfig.json'],
  'types of the pages': ['tsc', '-p', 'tsconfig.web.json'],
  'types of tests in the browser': ['tsc', '-p', 'tsconfig.web-tests.json'],
  'dead code': ['knip', '--no-progress'],
  architecture: ['node', '--test', '--test-reporter=dot', 'src/architecture.test.ts'],
  dependencies: ['node', 'scripts/dependencies.ts'],
  'derived files': ['node', 'scripts/snapshot.ts', '--check'],
}

const wanted = process.argv.slice(2)
const results = []
for (const [name, [command, ...args]] of Object.entries(steps)) {
  if (wanted.length && !wanted.some((word) => name.includes(word))) continue
  results.push(await step(name, command as string, args))
}
tell(results)
