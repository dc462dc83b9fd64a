import { parseSync } from 'oxc-parser'
import { parse as parseVue } from 'vue/compiler-sfc'
import type { Source } from './source.ts'

/** One import or re-export of a file, as it is written there. */
export interface Import {
  specifier: string
  /** Erased when the program runs: `import type`, or nothing but types between the braces. */
  typeOnly: boolean
  /** `import('…')`: loaded when it is needed. */
  dynamic: boolean
}

/** What a file imports, and whether it does nothing but hand on what others export. */
export interface Parsed {
  imports: Import[]
  barrel: boolean
}

type Program = ReturnType<typeof parseSync>['program']
type Statement = Program['body'][number]

/** Parses a file with a real parser; throws with the file's name when it is no TypeScript. */
export function parseSource(source: Source): Parsed {
  const scripts = source.path.endsWith('.vue') ? vueScripts(source) : [source.text]
  const parsed = scripts.map((code) => parseScript(source.path.replace(/\.vue$/, '.vue.ts'), code))
  return {
    imports: parsed.flatMap((script) => script.imports),
    barrel: !source.path.endsWith('.vue') && parsed.every((script) => script.barrel),
  }
}

function vueScripts(source: Source): string[] {
  const { descriptor } = parseVue(source.text, { filename: source.path })
  return [descriptor.script, descriptor.scriptSetup].flatMap((block) =>
    block ? [block.content] : [],
  )
}

function parseScript(name: string, code: string): Parsed {
  const { program, module, errors } = parseSync(name, code)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`)
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    code.slice(start, end),
  )
  return {
    imports: [...program.body.flatMap(importOf), ...dynamic.flatMap(literalImport)],
    barrel: isBarrel(program.body),
  }
}

function importOf(statement: Statement): Import[] {
  switch (statement.type) {
    case 'ImportDeclaration': {
      const typed = statement.specifiers.map(
        (one) => 'importKind' in one && one.importKind === 'type',
      )
      const typeOnly = statement.importKind === 'type' || (typed.length > 0 && typed.every(Boolean))
      return [{ specifier: statement.source.value, typeOnly, dynamic: false }]
    }
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (!statement.source) return []
      return [
        {
          specifier: statement.source.value,
          typeOnly: statement.exportKind === 'type',
          dynamic: false,
        },
      ]
    default:
      return []
  }
}

/** `import('./x.ts')`; one whose argument is computed cannot be followed. */
function literalImport(argument: string): Import[] {
  const match = /^['"`]([^'"`$]+)['"`]$/.exec(argument.trim())
  return match?.[1] ? [{ specifier: match[1], typeOnly: false, dynamic: true }] : []
}

/** A file that hands on others' exports and has nothing of its own. */
function isBarrel(body: Statement[]): boolean {
  const handsOn = (one: Statement) =>
    one.type === 'ExportAllDeclaration' ||
    (one.type === 'ExportNamedDeclaration' && one.declaration === null)
  return body.some(handsOn) && body.every((one) => handsOn(one) || one.type === 'ImportDeclaration')
}
