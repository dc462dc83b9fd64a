// npm run reset: deletes the data folder, so that the next start begins with fresh demo data.
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { deleteDataFolder } from './data-folder.mjs'
import { dataDirOf } from './paths.mjs'
import { ensureRuntime } from './runtime.mjs'
import { run, silently } from './run.mjs'
import { runMain, say, Sentence } from './say.mjs'
import { isInstalled } from './stamp.mjs'

const PLACE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'print-database-folder.mjs')

/** @param {string} dir */
async function isConfirmed(dir) {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY)
    throw new Sentence(`This deletes everything in ${dir}. To say yes: npm run reset -- --yes`)
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await prompt.question(`Delete everything in ${dir}? [y/N] `)
  prompt.close()
  return /^y(es)?$/i.test(answer.trim())
}

/**
 * Where the database's files lie: not in the data folder when root starts the program from a folder
 * that nobody else can enter.
 * @param {string} dir
 */
async function databaseFolder(dir) {
  const { node, env } = await ensureRuntime()
  const { output } = await run(node, [PLACE, path.join(dir, 'postgres')], { env, show: silently })
  return output.trim()
}

await runMain(async () => {
  const dir = dataDirOf(process.env)
  if (!fs.existsSync(dir)) return say(`There is no data folder at ${dir}; nothing to do.`)
  if (!(await isConfirmed(dir))) return say('Nothing was deleted.')
  const elsewhere = isInstalled() ? await databaseFolder(dir) : ''
  await deleteDataFolder(dir)
  if (elsewhere) fs.rmSync(elsewhere, { recursive: true, force: true })
  say(`Deleted ${dir}. The next start makes it anew.`)
  if (process.env.DATABASE_URL) say('The database at DATABASE_URL is your own and was not touched.')
})
