import fs from 'node:fs'
import { DatabaseError } from '../database-error.ts'
import { clusterVersion } from './cluster.ts'
import { canEnter, makeFolder, type RunAs } from './run-as.ts'

/** PostgreSQL of the packages that the catalogue pins. */
const MAJOR = '18'

/** Makes the folder where missing, and refuses one that the server's user could not use. */
export function prepareFolder(dataDir: string, as: RunAs): void {
  try {
    makeFolder(dataDir)
    fs.accessSync(dataDir, fs.constants.W_OK)
    if (canEnter(dataDir, as)) return
  } catch (cause) {
    throw new DatabaseError(
      'embedded.data_unreachable',
      `The data folder ${dataDir} cannot be written: give this user the right to, or set DATA_DIR` +
        ' to another folder.',
      { cause },
    )
  }
  throw new DatabaseError(
    'embedded.data_unreachable',
    `The database runs as the user "nobody", who cannot enter ${dataDir}: set DATA_DIR to a folder` +
      ' outside private ones such as /root, or start the program as a user that is not root.',
  )
}

/** Refuses a cluster that another major version of PostgreSQL made. */
export function refuseOtherVersion(cluster: string): void {
  const version = clusterVersion(cluster)
  if (version === undefined || version === MAJOR) return
  throw new DatabaseError(
    'embedded.data_other_version',
    `The database in ${cluster} was made by PostgreSQL ${version}, and this program brings ${MAJOR}:` +
      ' move the data over with the old version, or set DATA_DIR to another folder.',
  )
}
