// npm run screenshots: the README's pictures, taken from the running product.
import { runProgram } from './run-program.mjs'

await runProgram('screenshots')
