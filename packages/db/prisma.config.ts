import { defineConfig } from 'prisma/config'

/** For the Prisma command line only; the program applies migrations itself (src/migrate.ts). */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
