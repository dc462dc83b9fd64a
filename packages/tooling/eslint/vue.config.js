// Templates only: what is in <script> is oxlint's, which is many times faster.
import typescriptParser from '@typescript-eslint/parser'
import vue from 'eslint-plugin-vue'
import vueParser from 'vue-eslint-parser'

export default [
  { ignores: ['**/dist/**', '**/node_modules/**'] },
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parser: vueParser, parserOptions: { parser: typescriptParser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      // TypeScript knows better which switches are exhaustive.
      'vue/return-in-computed-property': 'off',
      'vue/no-duplicate-attr-inheritance': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'vue/no-undef-components': ['error', { ignorePatterns: ['^El[A-Z]', '^Router(Link|View)$'] }],
      'vue/no-unused-refs': 'error',
      'vue/no-useless-mustaches': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/html-button-has-type': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/prefer-true-attribute-shorthand': 'error',
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      'vue/v-on-event-hyphenation': ['error', 'always', { autofix: true }],
      'vue/attribute-hyphenation': ['error', 'always'],
    },
  },
]
