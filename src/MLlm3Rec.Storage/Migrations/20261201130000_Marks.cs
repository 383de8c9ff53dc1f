using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MLlm3Rec.Storage.Schema;

#nullable disable

namespace MLlm3Rec.Storage.Migrations
{
    /// <summary>Marks were of motives alone, and said of all of them that they were wrong.</summary>
    [DbContext(typeof(StorageContext))]
    [Migration("20261201130000_Marks")]
    public sealed class MarkTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_ProfileMarks_DatasetId_UserId_Dimension", table: "ProfileMarks");
            migrationBuilder.RenameTable(name: "ProfileMarks", newName: "Marks");
            migrationBuilder.RenameColumn(name: "UserId", table: "Marks", newName: "SubjectId");
            migrationBuilder.AddColumn<string>(name: "Side", table: "Marks", type: "TEXT", nullable: false, defaultValue: "Motive");
            migrationBuilder.AddColumn<string>(name: "Kind", table: "Marks", type: "TEXT", nullable: false, defaultValue: "Wrong");
            migrationBuilder.AddColumn<string>(name: "Rather", table: "Marks", type: "TEXT", nullable: true);
            migrationBuilder.AddColumn<string>(name: "Taught", table: "Marks", type: "TEXT", nullable: false, defaultValue: "[]");
            migrationBuilder.CreateIndex(
                name: "IX_Marks_DatasetId_Side_SubjectId_Dimension",
                table: "Marks",
                columns: ["DatasetId", "Side", "SubjectId", "Dimension"],
                unique: true);
        }
    }
}
