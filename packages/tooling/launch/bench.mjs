// npm run bench: the measures of packages/tooling/bench, against an embedded PostgreSQL of its own.
import { runProgram } from './run-program.mjs'

await runProgram('bench')
