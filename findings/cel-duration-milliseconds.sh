#!/usr/bin/env bash
# getMilliseconds() of a duration in CEL is the whole duration for Go, and the part below a second for Java: a rule such as
# duration.getMilliseconds() < 500 holds for 1.2 s in one of them. Needs Maven, Java 11 or newer, and Go.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
expression="duration('1200ms').getMilliseconds()"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>cel</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>dev.cel</groupId><artifactId>cel</artifactId><version>0.14.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=jars > maven.log 2>&1
cat > Main.java <<'JAVA'
import dev.cel.bundle.*;
public class Main {
  public static void main(String[] arguments) throws Exception {
    Cel cel = CelFactory.standardCelBuilder().build();
    System.out.println(cel.createProgram(cel.compile(arguments[0]).getAst()).eval());
  }
}
JAVA
java=$(java -cp 'jars/*' Main.java "$expression" 2> java.log)

cat > go.mod <<'MOD'
module finding
go 1.23
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/google/cel-go/cel"
)

func main() {
	env, _ := cel.NewEnv()
	ast, issues := env.Compile(os.Args[1])
	if issues.Err() != nil {
		panic(issues.Err())
	}
	program, _ := env.Program(ast)
	value, _, err := program.Eval(map[string]any{})
	if err != nil {
		panic(err)
	}
	fmt.Println(value.Value())
}
GO
go get github.com/google/cel-go@v0.29.2 > go.log 2>&1
go mod tidy > go.log 2>&1
go=$(go run . "$expression")

echo "dev.cel:cel 0.14.0          $expression = $java"
echo "github.com/google/cel-go 0.29.2   $expression = $go"
[ "$java" = 200 ] && [ "$go" = 1200 ]
