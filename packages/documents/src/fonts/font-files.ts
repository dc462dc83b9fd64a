import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'

const requireFrom = createRequire(import.meta.url)

/** Folder of an installed font package, wherever the package manager has put it. */
function fontFolder(packageName: string): string {
  return dirname(requireFrom.resolve(`@expo-google-fonts/${packageName}/package.json`))
}

const serif = fontFolder('noto-serif-sc')
const sans = fontFolder('noto-sans-sc')

/** Song type for everything that is issued on paper. */
export const serifRegularFile = join(serif, '400Regular', 'NotoSerifSC_400Regular.ttf')

/** Hei type, only for the few characters that the Song type lacks. */
export const sansRegularFile = join(sans, '400Regular', 'NotoSansSC_400Regular.ttf')

/** Every font file the typesetter may use (OFL): two weights of Song, two of its fallback. */
export const fontFiles: readonly string[] = [
  serifRegularFile,
  join(serif, '700Bold', 'NotoSerifSC_700Bold.ttf'),
  sansRegularFile,
  join(sans, '700Bold', 'NotoSansSC_700Bold.ttf'),
]
