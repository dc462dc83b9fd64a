import { expect, test } from 'vitest'
import { pendingMigrations } from './migrate.ts'
import { createTestDatabase } from './test-database.ts'

test('test databases are migrated, and of one another free', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  expect(one.appUrl).not.toBe(two.appUrl)
  expect(await pendingMigrations(one.appUrl)).toEqual([])
  expect(await pendingMigrations(two.db.pool)).toEqual([])
  await Promise.all([one.drop(), two.drop()])
  await expect(pendingMigrations(one.appUrl)).rejects.toThrow('does not exist')
})
