// Takes the names of local variables out of jars: only debuggers read them, and they are a seventh of the class files. Lines of stack
// traces stay. A signed jar is left as it is.
//
//   java WithoutLocals.java CACHE JAR...    CACHE is a folder that keeps what was made of a jar

import java.lang.classfile.Attributes;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;

// What stays in the code has no other place, so that the frames hold as they are.
static final ClassFile CLASS_FILE =
    ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.DROP_STACK_MAPS);

void main(String[] arguments) throws Exception {
  Path cache = Files.createDirectories(Path.of(arguments[0]));
  for (String jar : List.of(arguments).subList(1, arguments.length)) {
    replace(Path.of(jar), cache);
  }
}

void replace(Path jar, Path cache) throws Exception {
  byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
  Path made = cache.resolve(HexFormat.of().formatHex(digest) + ".jar");
  if (Files.notExists(made)) {
    Path part = cache.resolve(made.getFileName() + "." + ProcessHandle.current().pid());
    copy(jar, part);
    Files.move(part, made, StandardCopyOption.ATOMIC_MOVE);
  }
  Files.copy(made, jar, StandardCopyOption.REPLACE_EXISTING);
}

void copy(Path from, Path to) throws IOException {
  try (ZipFile jar = new ZipFile(from.toFile());
      ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
    out.setLevel(9);
    boolean signed = jar.stream().anyMatch(entry -> entry.getName().endsWith(".SF"));
    for (ZipEntry entry : Collections.list(jar.entries())) {
      byte[] content = jar.getInputStream(entry).readAllBytes();
      out.putNextEntry(at1980(entry.getName()));
      out.write(entry.getName().endsWith(".class") && !signed ? withoutLocals(content) : content);
    }
  }
}

ZipEntry at1980(String name) {
  ZipEntry entry = new ZipEntry(name);
  entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
  return entry;
}

byte[] withoutLocals(byte[] content) {
  return CLASS_FILE.transformClass(
      CLASS_FILE.parse(content), ClassTransform.transformingMethods(this::copyMethod));
}

void copyMethod(MethodBuilder method, MethodElement element) {
  if (element instanceof CodeModel code) {
    method.withCode(copy -> copyCode(copy, code));
  } else {
    method.with(element);
  }
}

void copyCode(CodeBuilder copy, CodeModel code) {
  Optional<StackMapTableAttribute> frames = code.findAttribute(Attributes.stackMapTable());
  for (CodeElement element : code) {
    if (!(element instanceof LocalVariable || element instanceof LocalVariableType)) {
      copy.with(element);
    }
  }
  frames.ifPresent(copy::with);
}
