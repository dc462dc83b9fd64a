import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'
import { writeChunkGraph } from './src/build/write-chunk-graph.ts'

/** Where `vite dev` finds the running core; the host name passes through, since it names the tenant. */
const core = `http://127.0.0.1:${process.env['CORE_PORT'] ?? '3000'}`

export default defineConfig({
  plugins: [
    vue(),
    // Element Plus on demand, each component with its own style sheet: a full import costs 1 MB.
    components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    writeChunkGraph(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    // What a member's phone loads is measured by src/build/chunk-graph.test.ts.
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router|pinia)[\\/]/, priority: 3 },
            { name: 'query', test: /node_modules[\\/](@tanstack|@trpc)[\\/]/, priority: 2 },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
  server: {
    allowedHosts: ['.localhost'],
    // Objects, since the short form would put the target's host in place of the tenant's.
    proxy: {
      '^/(trpc|files|cases|papers|certificates|meetings|notice-files|imports|exports|mobile|dev|healthz|readyz)(/|$)':
        {
          target: core,
        },
      '^/live(/|\\?|$)': { target: core, ws: true },
    },
  },
})
