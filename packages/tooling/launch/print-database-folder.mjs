// Prints where the embedded database's files lie for a preferred folder; run under the chosen Node.
import { placeData } from '../../db/src/embedded/place-data.ts'

process.stdout.write(placeData(process.argv[2] ?? ''))
