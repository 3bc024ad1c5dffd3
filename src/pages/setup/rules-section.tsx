import { useMemo } from 'react';
import { sourcesOf } from '#config/server.ts';
import { useSession } from '#data/session-context.ts';
import { ruleFile, ruleFileName } from '#rules/rule-file.ts';
import { ruleFileText } from '#rules/rule-file-text.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { downloadFile } from '#ui/download-file.ts';
import { Section } from '#ui/section.tsx';

/** The targets as rules for Prometheus, a file for each server: to look at, to copy, to save. */
export function RulesSection() {
  const { config } = useSession();
  const files = useMemo(() => {
    const page = window.location.origin + window.location.pathname;
    return [undefined, ...sourcesOf(config.prometheus).map(([name]) => name)].map((source) => ({
      name: ruleFileName(source),
      text: ruleFileText(ruleFile(config, { page, source })),
    }));
  }, [config]);
  return (
    <Section
      title="Rules for Prometheus"
      lead="Recording rules make 30 and 90 days cost one sample; Pillars reads them where they exist. The alerts tell when a target or an error budget fails."
      actions={files.map(({ name, text }) => (
        <Button key={name} onClick={() => downloadFile({ name, type: 'application/yaml', content: text })}>
          Save {name}
        </Button>
      ))}
    >
      {files.map(({ name, text }) => (
        <Disclosure key={name} summary={`Show ${name}`}>
          <CodeBlock code={text} what="rules" />
        </Disclosure>
      ))}
    </Section>
  );
}
