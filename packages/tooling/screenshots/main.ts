// The README's pictures, taken from the running product with its demo data: npm run screenshots
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { launchBrowser, openPerson, type Person } from '../../../apps/web/e2e/support/browser.ts'
import { signIn } from '../../../apps/web/e2e/support/sign-in.ts'
import { startWorld, type World } from '../../../apps/web/e2e/support/world.ts'
import { HOW_TO_GET_CHROMIUM } from '../launch/chromium.mjs'
import { root } from '../launch/paths.mjs'
import { picture } from './picture.ts'
import { type Scene, scenes } from './scenes.ts'

const FOLDER = path.join(root, 'packages', 'docs', 'screenshots')

/** Plays a scene for each window that it is shown in, and keeps a picture of each. */
async function shoot(world: World, person: Person, scene: Scene): Promise<void> {
  await person.page.setViewportSize(scene.windows[0])
  await scene.play(person.page)
  for (const window of scene.windows) {
    await person.page.setViewportSize(window)
    const file = path.join(FOLDER, `${scene.name}-${window.width}.png`)
    const bytes = await picture(person.page, file)
    process.stdout.write(`${path.relative(root, file)}  ${Math.ceil(bytes / 1000)} kB\n`)
  }
}

/** Somebody with a browser of their own, signed in where the scene says as whom. */
async function actor(world: World, browser: Browser, scene: Scene): Promise<Person> {
  const person = await openPerson(browser, world.program.origin(scene.site))
  const login = world.program.logins(scene.site).find(({ label }) => label.startsWith(scene.as))
  if (scene.as && !login) throw new Error(`the demo data has no login “${scene.as}”`)
  if (scene.as && login) await signIn(person.page, login)
  return person
}

type Browser = Awaited<ReturnType<typeof launchBrowser>>

if (!process.env.CHROMIUM_PATH) {
  process.stderr.write(`There is no Chromium to take pictures with. ${HOW_TO_GET_CHROMIUM}\n`)
  process.exit(1)
}
await mkdir(FOLDER, { recursive: true })
const world = await startWorld()
try {
  const browser = await launchBrowser()
  for (const scene of scenes) {
    const person = await actor(world, browser, scene)
    await shoot(world, person, scene)
    await person.context.close()
  }
  await browser.close()
} finally {
  await world.end()
}
